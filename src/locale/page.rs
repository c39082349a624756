//! Words that every face uses: notices, bars, what the page says about itself.

use super::texts;
use crate::account::Status;

texts! {
    /// Words of the page as a whole.
    pub enum PageText {
        Title: "镜像族系模拟器", "Image Family Simulator";
        Ok: "确定", "OK";
        Cancel: "取消", "Cancel";
        Close: "关闭", "Close";
        Undo: "撤销", "Undo";
        Call: "调用", "Call";
        CopyRequestId: "复制 RequestId", "Copy RequestId";
        Deprecated: "镜像 {name} 已弃用。", "Image {name} is deprecated.";
        Restored: "镜像 {name} 已恢复可用。", "Image {name} is available again.";
        Modified: "镜像 {name} 的属性已修改。", "The attributes of image {name} are changed.";
        Shared: "镜像 {name} 的共享设置已更新。", "The sharing of image {name} is updated.";
        Copying: "正在把镜像 {name} 复制到目标地域。", "Image {name} is being copied to the destination region.";
        CopyCancelled: "复制已取消。", "The copy is cancelled.";
        Deleted: "镜像 {name} 已删除。", "Image {name} is deleted.";
        InstanceCreated: "实例已创建，使用镜像 {name}。", "An instance is created from image {name}.";
        InstanceStarted: "实例 {name} 已启动。", "Instance {name} is started.";
        InstanceStopped: "实例 {name} 已停止。", "Instance {name} is stopped.";
        DiskReplaced: "实例 {name} 的系统盘已更换。", "The system disk of instance {name} is replaced.";
        Done: "操作完成。", "Done.";
        Refused: "操作未执行：{message}", "Nothing was changed: {message}";
        ResetDone: "场景已重置，回到初始状态。", "The scenario is back at its start.";
        Undone: "已撤销 {action}。", "{action} is undone.";
        ListUpdated: "列表已更新：另一个页面作了更改。", "The list is updated: another page made a change.";
        FamilyNow: "镜像族系 {family} 现在的最新可用镜像：{image}。", "Image family {family} now resolves to {image}.";
        FamilyNone: "镜像族系 {family} 现在没有可用镜像，无法用它创建实例。", "Image family {family} has no available image now: no instance can be created from it.";
        UnknownOption: "无法识别的地址参数，已忽略：", "Unknown address option, ignored:";
        NotSaved: "当前更改未保存：浏览器不允许或无法写入本地存储。可以继续操作，刷新后会丢失。", "Changes are not saved: the browser refuses local storage. You can go on, but a reload loses them.";
        Unreadable: "上次保存的数据无法读取，已另存且未被覆盖。", "The saved data can't be read; it was put aside, not overwritten.";
        PartUnreadable: "保存的数据有一部分无法读取，已另存且未被覆盖；其余部分已恢复。", "A part of the saved data can't be read; it was put aside, not overwritten. The rest is back.";
        Emptied: "保存的数据被其他页面或程序清空。当前内容仍在，下一次操作时会全部重新保存。", "Another page or program removed the saved data. Everything is still here, and the next change saves all of it again.";
        Export: "导出当前数据", "Export the data";
        TooNew: "保存的数据来自更新的版本，未作改动；当前更改不会保存。", "The saved data comes from a newer version and stays untouched; changes are not saved.";
        PartAway: "正在加载…", "Loading…";
        PartLost: "这一部分未能加载，请检查网络。", "This part could not be loaded. Check the network.";
        TryAgain: "重试", "Try again";
        Download: "下载该数据", "Download the data";
        SkipToMain: "跳到主要内容", "Skip to main content";
        StatusAvailable: "可用", "Available";
        StatusDeprecated: "弃用", "Deprecated";
        StatusCreating: "创建中", "Creating";
        StatusWaiting: "等待中", "Waiting";
        StatusUnAvailable: "不可用", "Unavailable";
        StatusCreateFailed: "创建失败", "Creation Failed";
        WhyImageNotFound: "本账号没有这个镜像，或无权修改它。", "The account has no such image, or may not change it.";
        WhyNotAvailable: "只有可用状态的镜像才能弃用。", "Only an available image can be deprecated.";
        WhyNotDeprecated: "只有弃用状态的镜像才能恢复可用。", "Only a deprecated image can be restored.";
        WhyStillCreating: "镜像还在创建中，请等待完成。", "The image is still being created. Wait until it is done.";
        WhySharedSoNotDeprecated: "镜像已共享，需先取消共享。", "The image is shared. Cancel the sharing first.";
        WhyDeprecatedSoNotShared: "弃用状态的镜像不能共享，需先恢复可用。", "A deprecated image can't be shared. Restore it first.";
        WhyNotShareable: "只有可用状态的镜像才能共享。", "Only an available image can be shared.";
        WhyAlreadyPublished: "镜像已经是社区镜像。", "The image is a community image already.";
        WhyNotPublished: "镜像不是社区镜像。", "The image is no community image.";
        WhyNotCopyable: "只有可用状态的镜像才能复制。", "Only an available image can be copied.";
        WhyCommunityImage: "社区镜像不支持复制。", "A community image can't be copied.";
        WhyAlreadyBeingCopied: "镜像正在复制中，请等待完成。", "A copy of the image is under way. Wait until it is done.";
        WhySharedToMeLeavesRegion: "他人共享的镜像不能复制到其他地域。", "An image shared by others can't be copied to another region.";
        WhyNotACopy: "镜像不是复制而来的。", "The image was not made by copying.";
        WhyCopyFinished: "复制已经完成，无法取消。", "The copy is done and can't be cancelled.";
        WhyCopyInProgress: "镜像正在复制中，请等待完成或取消复制。", "The image is being copied. Wait, or cancel the copy.";
        WhySharedSoNotDeleted: "镜像已共享，需先取消共享。", "The image is shared. Cancel the sharing first.";
        WhyPublishedSoNotDeleted: "社区镜像需先取消发布。", "Take the community image back first.";
        WhyUsedByInstances: "有实例正在使用此镜像，只能强制删除。", "Instances use the image. It can only be deleted by force.";
        WhyNotUsable: "只有可用或弃用状态的镜像才能使用。", "Only an available or deprecated image can be used.";
        WhyPassedOver: "镜像族系只选用可用状态的镜像。", "A family uses available images only.";
        WhyFamilyEmpty: "镜像族系没有可用镜像。", "The image family has no available image.";
        WhyNameTaken: "该名称已被使用。", "The name is taken.";
        WhyFamilyFull: "镜像族系内的镜像数量已达上限。", "The image family is full.";
        WhyTooManyFamilies: "该地域的镜像族系数量已达上限。", "The region has as many image families as it may.";
        WhyTooManyImages: "该地域的自定义镜像数量已达上限。", "The region has as many custom images as it may.";
        WhyTooManyAccounts: "该镜像共享的账号数量已达上限。", "The image is shared with as many accounts as it may.";
        WhyAccountReceivesTooMany: "对方账号接收的共享镜像数量已达上限。", "The account receives as many shared images as it may.";
        WhySharedWithOneself: "不能把镜像共享给自己。", "An image can't be shared with its owner.";
        WhyInstanceNotFound: "没有这个实例。", "There is no such instance.";
        WhyWrongInstanceStatus: "实例的状态不支持此操作。", "The instance's status does not allow it.";
        WhySnapshotNotFound: "没有这个快照。", "There is no such snapshot.";
        WhySnapshotNotReady: "快照所属的镜像还在创建中。", "The snapshot's image is still being created.";
        WhyBootModeInUse: "已有实例使用该镜像，启动模式不能修改。", "Instances use the image: its boot mode stays as it is.";
        WhyImdsDowngrade: "元数据访问模式不能从 v2 改回 v1。", "Metadata access can't go back from v2 to v1.";
        WhyDiskTooSmall: "系统盘不能小于镜像。", "The system disk can't be smaller than the image.";
        WhyResourceNotFound: "本账号在该地域没有这个资源。", "The account has no such resource in the region.";
        WhyNotPermitted: "这个页面不允许此操作。", "This page does not allow it.";
        WhyTooManyTags: "资源的标签数已达上限。", "The resource has as many tags as it may.";
    }
}

/// The console's word for a status.
impl From<Status> for PageText {
    fn from(status: Status) -> Self {
        match status {
            Status::Available => Self::StatusAvailable,
            Status::Deprecated => Self::StatusDeprecated,
            Status::Creating => Self::StatusCreating,
            Status::Waiting => Self::StatusWaiting,
            Status::UnAvailable => Self::StatusUnAvailable,
            Status::CreateFailed => Self::StatusCreateFailed,
        }
    }
}
