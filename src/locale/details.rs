//! Words of the panel about one image.

use super::texts;

texts! {
    /// Words of the panel about one image.
    pub enum DetailsText {
        Panel: "镜像详情", "Image details";
        Close: "关闭镜像详情", "Close image details";
        Facts: "详情", "Details";
        Sharing: "共享", "Sharing";
        Tags: "标签", "Tags";
        Family: "镜像族系", "Image Family";
        Calls: "操作记录", "Calls";
        States: "状态机", "State machine";

        ByHand: "按场景的设定，这个镜像的制作由你来结束。", "The scenario leaves it to you to end the making of this image.";
        Finish: "完成制作", "Finish it";
        LetFail: "使其失败", "Let it fail";
        Finished: "镜像 {name} 制作完成，现已可用。", "Image {name} is made, and available.";
        Failed: "镜像 {name} 制作失败。", "The making of image {name} has failed.";

        ImageId: "镜像 ID", "Image ID";
        CopyImageId: "复制镜像 ID", "Copy the image ID";
        Name: "镜像名称", "Image name";
        CopyName: "复制镜像名称", "Copy the image name";
        EditName: "修改镜像名称", "Edit the image name";
        EditFamily: "修改镜像族系", "Edit the image family";
        EditDescription: "修改描述", "Edit the description";
        Save: "保存", "Save";
        Resource: "资源 ARN", "Resource ARN";
        CopyResource: "复制资源 ARN", "Copy the resource ARN";
        Region: "地域", "Region";
        CopyGroup: "复制资源组 ID", "Copy the resource group ID";
        ResourceGroup: "资源组", "Resource group";
        Status: "状态", "Status";
        Created: "创建时间", "Created at";
        Description: "描述", "Description";
        System: "操作系统", "Operating system";
        Architecture: "系统架构", "Architecture";
        Disk: "系统盘", "System disk";
        BootMode: "启动模式", "Boot mode";
        Origin: "来源", "Source";
        OriginCopied: "由 CopyImage 复制而来", "Copied by CopyImage";
        OriginOwn: "自定义镜像", "Custom image";
        OriginOther: "账号 {account}", "Account {account}";
        OriginSystem: "阿里云", "Alibaba Cloud";
        Users: "使用它的实例", "Used by instances";
        None: "无", "None";

        SharedWithNobody: "没有共享给任何账号。", "It is shared with no account.";
        SharedSince: "共享时间", "Shared since";
        Account: "账号", "Account";
        Published: "已发布为社区镜像：每个账号都能使用。", "It is published as a community image: every account may use it.";
        NotMine: "只有镜像的所有者能看到它共享给了谁。", "Only an image's owner can see whom it is shared with.";
        NoTags: "没有标签。", "It has no tags.";
        NoFamily: "这个镜像不属于任何镜像族系。按族系创建实例时不会用到它。", "This image belongs to no family. An instance created by family never starts from it.";
        FamilyOrder: "按解析顺序排列：从上往下，第一个可用的镜像就是 {family} 的最新可用镜像。", "In the order of resolution: from the top, the first available image is what {family} resolves to.";
        FamilyEmpty: "{family} 现在没有可用镜像：按族系创建实例会失败。", "{family} has no available image now: creating an instance by family fails.";
        Resolves: "最新可用", "Latest available";
        Passed: "跳过：{status}", "Passed over: {status}";
        Older: "更早，备选", "Older, next in line";
        ThisImage: "当前镜像", "this image";
        Timeline: "时间线", "Timeline";
        TimelineHint: "{family} 的最新可用镜像在什么时候、因哪次调用而改变。展开可查看当时的族系。", "When, and by which call, {family} came to resolve to another image. Open a point to see the family as it was.";
        AtStart: "开始时", "At the start";
        ResolvesTo: "最新可用：{image}", "Resolves to {image}";
        ResolvesToNone: "没有可用镜像", "Nothing available";
        ReturnHere: "回到这里", "Return to here";
        ReturnHint: "撤销此后的 {count} 次更改", "Undo the {count} changes since";
        NowHere: "当前", "Now";
        NoMembers: "当时族系中没有镜像。", "The family had no image then.";
        NoCalls: "还没有针对这个镜像的调用。", "No call has touched this image yet.";
        OpenCall: "在 OpenAPI Explorer 中打开 {action}", "Open {action} in OpenAPI Explorer";

        MachineTitle: "镜像的状态，以及从一个状态到另一个的操作", "The states of an image, and what leads from one to another";
        MachineNow: "现在：{status}", "Now: {status}";
        WaysOut: "现在可以做什么", "What can be done now";
        Allowed: "：允许", ": allowed";
        AllowedWay: "{operation}：{from} → {to}，允许。", "{operation}: {from} → {to}, allowed.";
        RefusedWay: "{operation}：{from} → {to}，被拒绝。", "{operation}: {from} → {to}, refused.";
        OtherWay: "{operation}：{from} → {to}。", "{operation}: {from} → {to}.";
        TimeWay: "随时间：{from} → {to}。", "With time: {from} → {to}.";

        NotFound: "找不到镜像 {id}", "Image {id} is not there";
        NotFoundHint: "当前地域没有这个 ID 的镜像，或者它已被删除。", "This region has no image of that id, or it was deleted.";
        BackToList: "返回列表", "Back to the list";
    }
}
