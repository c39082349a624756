//! Words of the dialogs and of the instances page.

use super::texts;
use crate::account::InstanceStatus;

texts! {
    /// Words of the dialogs and of the instances page.
    pub enum DialogText {
        DeprecateTitle: "弃用镜像 {name}？", "Deprecate image {name}?";
        DeprecateNote: "弃用后仍可用镜像 ID 创建实例或更换系统盘，但不能共享或复制。随时可以恢复可用。", "A deprecated image still creates instances and replaces system disks by its ID, but can't be shared or copied. It can be restored at any time.";
        RestoreTitle: "恢复镜像 {name} 可用？", "Restore image {name}?";
        RestoreNote: "镜像回到族系中原来的位置：先后只看创建时间。", "The image returns to its old place in the family: only creation time decides.";
        RestoreAlone: "恢复后可以再次共享和复制。", "It can be shared and copied again.";
        FamilyResolves: "镜像族系 {family} 的最新可用镜像", "Image family {family} resolves to";
        Now: "现在", "Now";
        Afterwards: "之后", "Afterwards";
        NoneLeft: "无可用镜像", "None available";
        LastTitle: "这是镜像族系 {family} 中最后一个可用镜像。", "This is the last available image of image family {family}.";
        LastText: "继续操作后，用该镜像族系创建实例会失败（InvalidImageFamily.MissingAvailableImage），直到族系中再有可用镜像。", "Afterwards, creating instances from the family fails (InvalidImageFamily.MissingAvailableImage) until it has an available image again.";
        DeleteTitle: "删除镜像 {name}？", "Delete image {name}?";
        DeleteNormal: "删除", "Delete";
        DeleteNormalHint: "有实例使用该镜像时不会删除。", "Refused while instances use the image.";
        DeleteForce: "强制删除", "Forcibly Delete";
        DeleteForceHint: "有实例使用时也删除；这些实例将无法重新初始化系统盘。", "Deletes it even so; those instances can't re-initialize their system disks.";
        DeleteWay: "删除方式", "How to delete";
        DeleteNote: "镜像的快照会保留。", "The image's snapshots are kept.";
        UsedBy: "正在使用该镜像的实例：{names}。", "Instances that use the image: {names}.";
        ResetTitle: "重置当前场景？", "Reset the scenario?";
        ResetNothing: "场景还没有更改，只会清除调用记录。", "The scenario has no changes yet; only the call history is cleared.";
        ResetOne: "1 次更改会丢失，调用记录也会清除。", "1 change is lost, and the call history is cleared.";
        ResetMany: "{count} 次更改会丢失，调用记录也会清除。", "{count} changes are lost, and the call history is cleared.";
        ResetNote: "重置不能撤销。", "A reset can't be undone.";
        SettingsTitle: "列表设置", "List settings";
        Columns: "显示的内容和顺序（镜像名称始终显示）", "What is shown, and in what order (the name always is)";
        ColumnId: "镜像 ID", "Image ID";
        ColumnTags: "标签", "Tags";
        ColumnFamily: "镜像族系", "Image Family";
        ColumnStatus: "状态", "Status";
        ColumnSystem: "操作系统", "OS";
        ColumnSize: "大小", "Size";
        ColumnCreated: "创建时间", "Created At";
        MoveUp: "上移“{column}”", "Move {column} up";
        MoveDown: "下移“{column}”", "Move {column} down";
        Moved: "“{column}”是第 {place} 列，共 {all} 列", "{column} is column {place} of {all}";
        Density: "密度", "Density";
        Comfortable: "宽松", "Comfortable";
        Compact: "紧凑", "Compact";
        RowLooks: "行样式", "Row style";
        WrapLines: "长文本换行", "Wrap long text";
        Stripes: "斑马纹", "Striped rows";
        RowsPerPage: "每页条数", "Rows per page";
        Usual: "恢复默认", "Back to the defaults";
        SettingsNote: "保存在此浏览器中，也写入地址，可以随链接分享。", "Kept in this browser, and in the address: a link shows the same.";
        BatchDeprecate: "弃用 {count} 个镜像？", "Deprecate {count} images?";
        BatchRestore: "恢复 {count} 个镜像可用？", "Restore {count} images?";
        BatchDelete: "删除 {count} 个镜像？", "Delete {count} images?";
        BatchTag: "给 {count} 个镜像添加标签", "Tag {count} images";
        BatchDone: "已处理 {count} 个镜像", "{count} images done";
        BatchNone: "所选镜像都会被跳过", "Every selected image would be skipped";
        WillDo: "将执行（{count}）", "To be done ({count})";
        WillSkip: "将跳过（{count}）", "To be skipped ({count})";
        DidDo: "已完成（{count}）", "Done ({count})";
        DidSkip: "未执行（{count}）", "Not done ({count})";
        Consequence: "影响", "Consequences";
        FamilyMoves: "镜像族系 {family}：{before} → {after}", "Image family {family}: {before} → {after}";
        TagKey: "标签键", "Tag key";
        TagValue: "标签值", "Tag value";
        ShareTitle: "共享镜像 {name}", "Share image {name}";
        ShareAccount: "账号 ID", "Account ID";
        ShareHint: "10 至 20 位数字的阿里云账号 ID（UID）。", "An Alibaba Cloud account ID (UID) of 10 to 20 digits.";
        ShareMalformed: "账号 ID 应为 10 至 20 位数字。", "An account ID has 10 to 20 digits.";
        ShareTooMany: "一次最多添加 {most} 个、取消 {most} 个账号，请分次操作。", "At most {most} accounts are added and {most} removed at a time. Do it in several goes.";
        SharePending: "确定后共享", "Shared after OK";
        ShareAdd: "添加", "Add";
        ShareWith: "已共享的账号", "Shared with";
        ShareNobody: "尚未共享给任何账号。", "Shared with no account yet.";
        ShareCancel: "取消共享", "Cancel Sharing";
        ShareNote: "共享期间不能弃用或删除镜像。取消共享后，对方账号无法再使用它，也无法重新初始化由它创建的实例的系统盘。", "A shared image can't be deprecated or deleted. Accounts that lose it can't use it any more, nor re-initialize the system disks of instances made from it.";
        CopyTitle: "复制镜像 {name}", "Copy image {name}";
        CopyRegion: "目标地域", "Destination Region";
        CopyName: "自定义镜像名称", "Custom Image Name";
        CopyDescription: "自定义镜像描述", "Custom Image Description";
        CopyNote: "复制得到的镜像不属于任何镜像族系。复制约需 2 分钟模拟时间。", "The copy belongs to no image family. Copying takes about 2 minutes of simulated time.";
        CreateTitle: "用镜像 {name} 创建实例", "Create an instance from image {name}";
        CreateType: "实例规格", "Instance Type";
        CreateName: "实例名称", "Instance Name";
        CreateDeprecated: "镜像已弃用：按镜像 ID 仍可创建实例，但镜像族系不会再选用它。", "The image is deprecated: its ID still creates instances, its family no longer selects it.";
        CreateDeprecatedAlone: "镜像已弃用：按镜像 ID 仍可创建实例。", "The image is deprecated: its ID still creates instances.";
        CreateNote: "控制台按镜像 ID 创建；按镜像族系创建请调用 RunInstances 的 ImageFamily 参数。", "The console creates by image ID. To create by family, call RunInstances with ImageFamily.";
        EditTitle: "修改镜像 {name} 的属性", "Edit the attributes of image {name}";
        EditName: "自定义镜像名称", "Custom Image Name";
        EditFamily: "镜像族系", "Image Family";
        EditDescription: "描述", "Description";
        EditNameHint: "2~128 个字符，以字母或中文开头，可含数字和 . : _ -", "2 to 128 characters, starting with a letter or a Chinese character; digits and . : _ - may follow";
        EditFamilyHint: "填写已有的族系即加入，填写新名称即新建。设置后可以更换，不能清空。", "An existing family is joined, a new name makes a family. It can be changed, not cleared.";
        EditEmptied: "已有的值可以更换，不能清空。", "A value can be changed, not cleared.";
        WhyNameMalformed: "镜像名称格式不正确。", "The image name is malformed.";
        WhyFamilyMalformed: "镜像族系格式不正确。", "The image family is malformed.";
        WhyDescriptionMalformed: "描述格式不正确：2~256 个字符，不能以 http:// 或 https:// 开头。", "The description is malformed: 2 to 256 characters, not starting with http:// or https://.";
        WhyMissing: "缺少必填的参数。", "A required parameter is missing.";
        WhyOther: "操作未执行。", "Nothing was changed.";
        Optional: "可选", "optional";
        InstanceName: "实例名称/ID", "Instance Name/ID";
        Image: "镜像", "Image";
        Type: "规格", "Type";
        Running: "运行中", "Running";
        Stopped: "已停止", "Stopped";
        Start: "启动", "Start";
        Stop: "停止", "Stop";
        ReplaceDisk: "更换系统盘", "Replace System Disk";
        ReplaceTitle: "更换实例 {name} 的系统盘", "Replace the system disk of instance {name}";
        ReplaceNote: "只能按镜像 ID 更换，不能按镜像族系。弃用的镜像也可以选用。", "By image ID only, not by family. Deprecated images can be chosen too.";
        MustBeStopped: "先停止实例，才能更换系统盘。", "Stop the instance before replacing its system disk.";
        NoInstances: "该地域没有实例", "No instances in this region";
        NoInstancesText: "在镜像列表中选择“创建实例”，即可用镜像创建一台。", "Choose Create Instance in the image list to make one.";
        ImageGone: "镜像已删除", "Image deleted";
    }
}

/// The console's word for an instance's status.
impl From<InstanceStatus> for DialogText {
    fn from(status: InstanceStatus) -> Self {
        match status {
            InstanceStatus::Running => Self::Running,
            InstanceStatus::Stopped => Self::Stopped,
        }
    }
}
