//! Words of the console: frame, lists, menus.

use super::texts;

texts! {
    /// Words of the console.
    pub enum ConsoleText {
        Brand: "镜像族系", "Image Family";
        BrandRest: "模拟器", " Simulator";
        BrandName: "镜像族系模拟器", "Image Family Simulator";
        Simulator: "模拟器", "Simulator";
        SimulatorRest: "，不会触及真实账号", ": no real account";
        Region: "地域", "Region";
        ResourceGroup: "资源组", "Resource Group";
        AllGroups: "账号全部资源", "All Resources";
        DefaultGroup: "默认资源组", "Default Resource Group";
        EditTags: "添加标签", "Add Tags";
        Undo: "撤销", "Undo";
        Redo: "重做", "Redo";
        UndoCall: "撤销 {action}", "Undo {action}";
        RedoCall: "重做 {action}", "Redo {action}";
        Scenario: "场景", "Scenario";
        ScenarioRollback: "回滚练习（rollback）", "Rollback practice (rollback)";
        ScenarioEmpty: "空账号（empty）", "Empty account (empty)";
        ScenarioFleet: "大批镜像（fleet）", "Many images (fleet)";
        Reset: "重置当前场景", "Reset the scenario";
        Transfer: "导出与导入…", "Export and import…";
        ShareLink: "分享链接", "Share as a link";
        Faults: "故障演练…", "Faults on demand…";
        OtherLanguage: "English", "中文";
        Appearance: "外观", "Appearance";
        ThemeAuto: "跟随系统", "As the system";
        ThemeLight: "浅色", "Light";
        ThemeDark: "深色", "Dark";

        InstancesAndImages: "实例与镜像", "Instances & Images";
        Instances: "实例", "Instances";
        Images: "镜像", "Images";
        Breadcrumb: "当前位置", "Breadcrumb";
        CustomImages: "自定义镜像", "Custom Images";
        PublicImages: "公共镜像", "Public Images";
        SharedImages: "共享镜像", "Shared Images";
        MarketplaceImages: "云市场镜像", "Marketplace Images";
        CommunityImages: "社区镜像", "Community Images";

        Family: "镜像族系", "Image Family";
        AllImages: "全部镜像", "All images";
        FamilyCount: "共 {count} 个族系", "{count} families";
        FamilyCountOne: "共 1 个族系", "1 family";
        MoreFamilies: "显示更多（还有 {count} 个族系）", "Show more ({count} families left)";
        Latest: "最新可用", "Latest available";
        NoneAvailable: "无可用镜像", "None available";

        NameOrId: "镜像名称/ID", "Image Name/ID";
        ExactMatch: "精确匹配", "Exact match";
        NameOrFullId: "部分名称或完整 ID", "Name or full ID";
        Matching: "{list}：{count} 项，共 {all} 项", "{list}: {count} of {all}";
        Filter: "筛选", "Filter";
        ClearFilter: "清除筛选", "Clear filter";
        Refresh: "刷新", "Refresh";
        Refreshed: "已刷新", "Refreshed";
        Size: "大小", "Size";
        Settings: "列表设置", "List settings";
        Export: "导出", "Export";
        ExportCsv: "CSV 表格", "CSV table";
        ExportJson: "JSON", "JSON";
        Status: "状态", "Status";
        System: "操作系统", "OS";
        CreatedAt: "创建时间", "Created At";
        Actions: "操作", "Actions";
        SelectAll: "选择本页全部", "Select all on this page";
        Select: "选择 {name}", "Select {name}";
        Selected: "已选 {count} 项", "{count} selected";
        CopyId: "复制 ID {id}", "Copy ID {id}";
        SharedWith: "已共享给 {count} 个账号", "Shared with {count} accounts";
        SharedWithOne: "已共享给 1 个账号", "Shared with 1 account";
        Published: "已发布为社区镜像", "Published as a community image";
        From: "来自账号 {account}", "From account {account}";
        PageBefore: "第 ", "Page ";
        PageBehind: " / {pages} 页", " of {pages}";
        PageNumber: "页码", "Page number";
        Previous: "上一页", "Previous";
        Next: "下一页", "Next";
        PageSize: "每页条数", "Rows per page";
        PerPage: "{count} 条/页", "{count} / page";
        AllRows: "全部", "All";

        MoreActions: "{name} 更多操作", "More actions for {name}";
        CreateInstance: "创建实例", "Create Instance";
        Share: "共享镜像", "Share Image";
        Copy: "复制镜像", "Copy Image";
        CancelCopy: "取消复制", "Cancel Copy";
        Deprecate: "弃用镜像", "Deprecate Image";
        Restore: "恢复可用", "Restore";
        Edit: "修改属性", "Edit Attributes";
        Delete: "删除镜像", "Delete Image";
    }
}
